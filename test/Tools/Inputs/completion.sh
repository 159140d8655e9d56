# Prints the completions of two words.
source "$1"
compopt() { :; }
for word in --emit=a --head; do
  COMP_LINE="act-compile $word"
  COMP_POINT=${#COMP_LINE}
  _act_compile
  echo "$word: ${COMPREPLY[*]}"
done
