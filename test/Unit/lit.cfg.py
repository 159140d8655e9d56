"""lit configuration of the unit tests: gtest programs named ...Tests."""

import os

import lit.formats

config.name = "act-Unit"
config.test_format = lit.formats.GoogleTest(".", "Tests")
config.suffixes = []
config.test_source_root = config.test_exec_root = os.path.join(
    config.act_obj_root, "test", "Unit"
)
config.environment["ASAN_OPTIONS"] = (
    "detect_container_overflow=0:allow_user_poisoning=0:detect_leaks=0:allocator_may_return_null=1"
)
config.environment["UBSAN_OPTIONS"] = "halt_on_error=1:print_stacktrace=1"
