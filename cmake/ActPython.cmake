# Decides whether the Python package is built, and with which Python: the one in
# build-python (scripts/install-deps puts nanobind there), or Python_EXECUTABLE.
if(ACT_PYTHON_PACKAGE STREQUAL "OFF" OR ACT_SANITIZERS)
  return()
endif()
if(NOT Python_EXECUTABLE)
  find_program(ACT_BUILD_PYTHON python
    PATHS ${PROJECT_SOURCE_DIR}/build-python/bin NO_DEFAULT_PATH)
  find_program(ACT_BUILD_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
  set(Python_EXECUTABLE ${ACT_BUILD_PYTHON})
endif()
execute_process(COMMAND ${Python_EXECUTABLE} -c "import nanobind, numpy"
  RESULT_VARIABLE missing OUTPUT_QUIET ERROR_QUIET)
if(NOT missing)
  set(ACT_PYTHON ${Python_EXECUTABLE})
  add_subdirectory(python)
elseif(ACT_PYTHON_PACKAGE STREQUAL "AUTO")
  message(STATUS "Python package: not built, ${Python_EXECUTABLE} has no "
                 "nanobind or numpy")
else()
  message(FATAL_ERROR "${Python_EXECUTABLE} has no nanobind or numpy")
endif()
