"""`python -m harness.cli` is `kiemchuan`."""

import sys

from harness.cli import main

sys.exit(main())
