# Decides whether the Python package is built, and with which Python: the one in
# build-python (scripts/install-deps puts nanobind there), or Python_EXECUTABLE.
if(ACT_PYTHON_PACKAGE STREQUAL "OFF" OR ACT_SANITIZERS)
  return()
endif()
if(NOT Python_EXECUTABLE)
  # Configured again when scripts/install-deps has made it.
  file(GLOB requirements CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/build-python/requirements.txt)
  if(requirements)
    set(Python_EXECUTABLE ${PROJECT_SOURCE_DIR}/build-python/bin/python)
  else()
    set(Python_EXECUTABLE /usr/bin/python3)
  endif()
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
