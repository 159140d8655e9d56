# The CMake package: what find_package(act) gives to other projects.
#
# Three sets of targets: a program that only uses a compiled model needs the
# tools, but neither the libraries nor MLIR's own package, and a program in C
# needs the C API only.

include(CMakePackageConfigHelpers)
set(ACT_INSTALL_CMAKEDIR ${CMAKE_INSTALL_LIBDIR}/cmake/act)

install(EXPORT actTargets NAMESPACE act:: DESTINATION ${ACT_INSTALL_CMAKEDIR})
install(EXPORT actToolTargets NAMESPACE act::
        DESTINATION ${ACT_INSTALL_CMAKEDIR})
install(EXPORT actCAPITargets NAMESPACE act::
        DESTINATION ${ACT_INSTALL_CMAKEDIR})

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/act
  ${PROJECT_SOURCE_DIR}/include/act-c ${PROJECT_SOURCE_DIR}/include/act-gcc
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h" PATTERN "*.td" PATTERN "*.def")
install(DIRECTORY ${PROJECT_BINARY_DIR}/include/act
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.inc" PATTERN "CMakeFiles" EXCLUDE)

configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/actConfig.cmake.in
  ${PROJECT_BINARY_DIR}/actConfig.cmake
  INSTALL_DESTINATION ${ACT_INSTALL_CMAKEDIR}
  PATH_VARS CMAKE_INSTALL_INCLUDEDIR)
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/actConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/actConfig.cmake
  ${PROJECT_BINARY_DIR}/actConfigVersion.cmake
  ${CMAKE_CURRENT_LIST_DIR}/ActModel.cmake
  DESTINATION ${ACT_INSTALL_CMAKEDIR})
