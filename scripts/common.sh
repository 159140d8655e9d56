# shellcheck shell=bash
# Shared by the scripts in this folder; source it, do not run it.

# Every script works from the root of the repository.
ACT_ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
ACT_SCRIPT=$(basename -- "$0")
cd -- "$ACT_ROOT"

# The LLVM that the project is built on; LLVM_PREFIX overrides it.
LLVM_PREFIX=${LLVM_PREFIX:-/usr/lib/llvm-22}

say() { printf '%s: %s\n' "$ACT_SCRIPT" "$*" >&2; }

die() {
  printf '%s: error: %s\n' "$ACT_SCRIPT" "$*" >&2
  exit 1
}

# usage_error <message>: for a wrong command line.
usage_error() {
  printf '%s: error: %s (try --help)\n' "$ACT_SCRIPT" "$*" >&2
  exit 2
}

# help_text: prints the comment block at the top of the running script.
help_text() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

# llvm_tool <name>: the path of a tool of the LLVM in use.
llvm_tool() {
  local path
  for path in "$LLVM_PREFIX/bin/$1" "$(command -v "$1-22" || true)"; do
    if [[ -x $path ]]; then
      echo "$path"
      return
    fi
  done
  die "cannot find $1 of LLVM 22 (run scripts/install-deps, or set LLVM_PREFIX)"
}

# find_python [module...]: the first Python 3 that can import the modules. The
# one on PATH need not be the one that Debian's packages belong to, so that one
# is asked first; ACT_PYTHON overrides the choice.
find_python() {
  local candidate module
  for candidate in ${ACT_PYTHON:-/usr/bin/python3 python3}; do
    command -v "$candidate" >/dev/null || continue
    for module in "$@"; do
      "$candidate" -c "import $module" 2>/dev/null || continue 2
    done
    echo "$candidate"
    return
  done
  die "no Python 3 that can import: ${*:-anything}" \
    "(tried ${ACT_PYTHON:-/usr/bin/python3 python3}; ACT_PYTHON names another)"
}

# make_venv <folder> <requirements> [option of venv...]: a Python with packages
# of the Python index, if it is not there in these versions.
make_venv() {
  local folder=$1 requirements=$2 log result=1
  shift 2
  cmp -s "$requirements" "$folder/requirements.txt" && return
  say "installing $requirements into $folder"
  log=$(mktemp)
  if /usr/bin/python3 -m venv "$@" "$folder" >"$log" 2>&1 &&
    "$folder/bin/python" -m pip install -q -r "$requirements" >>"$log" 2>&1
  then
    cp "$requirements" "$folder/requirements.txt" && result=0
  else
    tail -n 3 "$log" >&2
  fi
  rm -f "$log"
  return "$result"
}

# build_dir <preset>: the build tree of a preset of CMakePresets.json.
build_dir() {
  case $1 in
  release) echo build ;;
  debug) echo build-debug ;;
  asan-ubsan) echo build-asan ;;
  *) usage_error "there is no preset '$1'; presets: release debug asan-ubsan" ;;
  esac
}

# list_files <pattern>...: the files of the repository that match, tracked or
# new, one per line. A pattern is one of git's pathspecs, such as '*.cpp'.
list_files() {
  git ls-files --cached --others --exclude-standard -- "$@" | while read -r f; do
    [[ -f $f ]] && echo "$f"
  done
}
