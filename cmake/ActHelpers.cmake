# Helpers of the act build: compiler flags in one interface target, and
# functions that declare a library, a tool and a TableGen target.

add_library(act-options INTERFACE)
target_compile_features(act-options INTERFACE cxx_std_17)
# The LLVM headers are SYSTEM: their warnings are not ours to fix.
target_include_directories(act-options SYSTEM INTERFACE
  ${LLVM_INCLUDE_DIRS} ${MLIR_INCLUDE_DIRS})
target_include_directories(act-options INTERFACE
  ${ACT_TYPE_NAMES_DIR}
  ${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/include)
separate_arguments(ACT_LLVM_DEFINITIONS NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_definitions(act-options INTERFACE ${ACT_LLVM_DEFINITIONS})
target_compile_options(act-options INTERFACE
  -fno-exceptions -fvisibility-inlines-hidden
  -Wall -Wextra -Wno-unused-parameter -Wimplicit-fallthrough
  # Floating-point contraction would change the bits of our own arithmetic.
  -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Older compilers need the move to return an Expected of what they return.
  target_compile_options(act-options INTERFACE -Wno-redundant-move)
endif()
if(NOT LLVM_ENABLE_RTTI)
  target_compile_options(act-options INTERFACE -fno-rtti)
endif()
if(ACT_ENABLE_ASSERTIONS)
  target_compile_options(act-options INTERFACE -UNDEBUG)
endif()
if(ACT_SANITIZERS)
  target_compile_options(act-options INTERFACE
    -fsanitize=${ACT_SANITIZERS} -fno-omit-frame-pointer
    # A function that act compiled has no type in front of it to look at.
    $<$<CXX_COMPILER_ID:Clang>:-fno-sanitize=function>)
  target_link_options(act-options INTERFACE -fsanitize=${ACT_SANITIZERS})
endif()
find_program(ACT_LLD NAMES ld.lld ld.lld-22 HINTS ${LLVM_TOOLS_BINARY_DIR})
if(ACT_LLD AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_link_options(act-options INTERFACE -fuse-ld=lld)
endif()
find_program(ACT_CCACHE ccache)
if(ACT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${ACT_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ACT_CCACHE})
endif()

# What users of an installed library need: its headers, and those of MLIR and
# LLVM, whose places actConfig.cmake adds.
add_library(ActHeaders INTERFACE)
set_target_properties(ActHeaders PROPERTIES EXPORT_NAME Headers)
target_compile_features(ActHeaders INTERFACE cxx_std_17)
target_include_directories(ActHeaders INTERFACE
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
if(ACT_TYPE_NAMES STREQUAL "Clang")
  set(directory $<INSTALL_PREFIX>/${CMAKE_INSTALL_INCLUDEDIR}/act-gcc)
  target_include_directories(ActHeaders BEFORE INTERFACE
    $<INSTALL_INTERFACE:$<$<CXX_COMPILER_ID:GNU>:${directory}>>)
endif()
install(TARGETS ActHeaders EXPORT actTargets)

# Stands for all generated headers; every library depends on it.
add_custom_target(act-headers)

# act_add_tablegen(<td> <output> <mlir-tblgen args>... )
# Generates include/act/<current dir>/<output> from <td>.
macro(act_add_tablegen td output)
  set(LLVM_TARGET_DEFINITIONS ${td})
  mlir_tablegen(${output} ${ARGN} EXTRA_INCLUDES
                ${MLIR_INCLUDE_DIRS} ${PROJECT_SOURCE_DIR}/include)
endmacro()

# act_add_library(<name> <sources>... [LINK_LIBS <libs>...] [INTERNAL])
# ActIR is installed, and is act::IR for users. INTERNAL: neither.
function(act_add_library name)
  cmake_parse_arguments(ARG "INTERNAL" "" "LINK_LIBS" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PUBLIC
    $<BUILD_INTERFACE:act-options> ActHeaders ${ARG_LINK_LIBS} MLIR LLVM)
  add_dependencies(${name} act-headers)
  if(NOT ARG_INTERNAL)
    string(REGEX REPLACE "^Act" "" export_name ${name})
    set_target_properties(${name} PROPERTIES EXPORT_NAME ${export_name})
    install(TARGETS ${name} EXPORT actTargets
            ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  endif()
endfunction()

# act_add_tool(<name> <sources>... [LINK_LIBS <libs>...])
function(act_add_tool name)
  cmake_parse_arguments(ARG "" "" "LINK_LIBS" ${ARGN})
  add_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE act-options ${ARG_LINK_LIBS} MLIR LLVM)
  install(TARGETS ${name} EXPORT actToolTargets
          RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()
