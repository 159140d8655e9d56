# act_add_model(<target> <file>
#               [ENTRY <function>[=<symbol>]...]
#               [CPU <name>] [FEATURES <+a,-b>] [TRIPLE <triple>]
#               [PIPELINE <passes>])
#
# Compiles an MLIR module into the static library <target>, whose header
# <target>.h declares the functions for C and C++. Nothing of act or LLVM is
# needed when the program runs.
#
# ENTRY     the functions to compile; all public ones by default.
#           "main=classify" makes the function main the symbol classify.
# CPU       "native" is the machine that compiles; the default is the baseline
#           of the target, as in C compilers.
# TRIPLE    the default is the target of the C or C++ compiler, where that is
#           known (CMAKE_<LANG>_COMPILER_TARGET), else this machine.
# PIPELINE  the default is act-to-llvm.
function(act_add_model target file)
  cmake_parse_arguments(PARSE_ARGV 2 ARG
    "" "CPU;FEATURES;TRIPLE;PIPELINE" "ENTRY")
  if(ARG_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "act_add_model: unknown ${ARG_UNPARSED_ARGUMENTS}")
  endif()
  if(ARG_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR
      "act_add_model: no value for ${ARG_KEYWORDS_MISSING_VALUES}")
  endif()
  if(NOT ARG_TRIPLE)
    set(ARG_TRIPLE ${CMAKE_C_COMPILER_TARGET})
  endif()
  if(NOT ARG_TRIPLE)
    set(ARG_TRIPLE ${CMAKE_CXX_COMPILER_TARGET})
  endif()
  set(options)
  foreach(option IN ITEMS cpu features pipeline)
    string(TOUPPER ARG_${option} value)
    if(NOT "${${value}}" STREQUAL "")
      list(APPEND options "--${option}=${${value}}")
    endif()
  endforeach()
  if(ARG_TRIPLE)
    list(APPEND options --target=${ARG_TRIPLE})
  endif()
  foreach(entry IN LISTS ARG_ENTRY)
    list(APPEND options --entry=${entry})
  endforeach()

  get_filename_component(file "${file}" ABSOLUTE)
  set(directory ${CMAKE_CURRENT_BINARY_DIR}/${target}.act)
  set(object ${directory}/${target}.o)
  set(header ${directory}/${target}.h)
  file(MAKE_DIRECTORY ${directory})
  add_custom_command(OUTPUT ${object} ${header}
    COMMAND act::act-compile ${file} -o ${object} --header=${header} ${options}
    DEPENDS ${file} act::act-compile
    COMMENT "Compiling ${target} from MLIR"
    VERBATIM)

  set_source_files_properties(${object} PROPERTIES
    EXTERNAL_OBJECT TRUE GENERATED TRUE)
  add_library(${target} STATIC ${object} ${header})
  # A library of one object has no source from which to tell the language.
  if(CMAKE_C_COMPILER_LOADED)
    set_target_properties(${target} PROPERTIES LINKER_LANGUAGE C)
  else()
    set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX)
  endif()
  target_include_directories(${target} INTERFACE ${directory})
  if(UNIX)
    target_link_libraries(${target} INTERFACE m)
  endif()
endfunction()
