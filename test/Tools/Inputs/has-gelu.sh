#!/bin/sh
# Exits with 1 if there is an act.gelu.
grep -q act.gelu "$1" && exit 1
exit 0
