#!/bin/sh
# Exits with 1 if act-opt fails on a module as it did on the first one.
act-opt "$1" --act-to-llvm -o /dev/null 2>&1 | grep -q 'op was not bufferized' && exit 1
exit 0
