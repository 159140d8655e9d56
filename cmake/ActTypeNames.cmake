# MLIR tells traits from each other by what the compiler calls them
# (mlir::TypeID), and GCC spells some names in another way than Clang. Sets
#
# ACT_TYPE_NAMES      whose names libMLIR has: GNU or Clang
# ACT_TYPE_NAMES_DIR  what stands in front of MLIR's headers, so that this GCC
#                     spells like Clang; empty where nothing needs to
#
# A program may work without it, since the linker merges the ids. A library that
# exports none, such as libActC.so, finds no trait on any of MLIR's types.

# act_check_type_names(<result> [<directory>...])
# Whether code that is compiled with the directories in front of MLIR's headers
# finds the traits of libMLIR.
function(act_check_type_names result)
  if(NOT DEFINED CACHE{${result}})
    set(source ${PROJECT_BINARY_DIR}/CMakeFiles/${result}.cpp)
    file(WRITE ${source} [[
      #include "mlir/IR/BuiltinTypes.h"
      #include "mlir/IR/MLIRContext.h"
      int main() {
        mlir::MLIRContext context(mlir::MLIRContext::Threading::DISABLED);
        mlir::Type tensor =
            mlir::RankedTensorType::get({1}, mlir::IndexType::get(&context));
        return !tensor.hasTrait<mlir::ValueSemantics>();
      }
    ]])
    try_run(exit_code compiled
      ${PROJECT_BINARY_DIR}/CMakeFiles/${result}
      ${source}
      CMAKE_FLAGS
        "-DINCLUDE_DIRECTORIES=${ARGN};${MLIR_INCLUDE_DIRS};${LLVM_INCLUDE_DIRS}"
      # An id in the program must not take the place of the library's.
      COMPILE_DEFINITIONS -fvisibility=hidden -fno-rtti
      LINK_LIBRARIES MLIR LLVM
      COMPILE_OUTPUT_VARIABLE output
      CXX_STANDARD 17)
    if(NOT compiled)
      message(FATAL_ERROR "Cannot build a program with MLIR:\n${output}")
    endif()
    set(agree OFF)
    if("${exit_code}" STREQUAL "0")
      set(agree ON)
    endif()
    set(${result} ${agree} CACHE INTERNAL "Types are named as in libMLIR")
  endif()
endfunction()

# As in Debian's packages, if it cannot be found out.
set(ACT_TYPE_NAMES Clang)
set(ACT_TYPE_NAMES_DIR)
set(agree ON)
if(NOT CMAKE_CROSSCOMPILING)
  act_check_type_names(ACT_TYPE_NAMES_AGREE)
  set(agree ${ACT_TYPE_NAMES_AGREE})
  if(agree)
    set(ACT_TYPE_NAMES ${CMAKE_CXX_COMPILER_ID})
  endif()
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND ACT_TYPE_NAMES STREQUAL "Clang")
  set(ACT_TYPE_NAMES_DIR ${PROJECT_SOURCE_DIR}/include/act-gcc)
  if(NOT agree)
    act_check_type_names(ACT_CLANG_TYPE_NAMES_AGREE ${ACT_TYPE_NAMES_DIR})
    set(agree ${ACT_CLANG_TYPE_NAMES_AGREE})
  endif()
endif()
if(NOT agree)
  get_target_property(library MLIR LOCATION)
  message(FATAL_ERROR
    "${library} was built by a compiler that names C++ types in another way "
    "than ${CMAKE_CXX_COMPILER} (${CMAKE_CXX_COMPILER_ID}). MLIR finds traits "
    "and interfaces by these names. Choose the other one of Clang and GCC: "
    "-DCMAKE_C_COMPILER=... -DCMAKE_CXX_COMPILER=...")
endif()
