"""The product under test: its declaration, its driver, and the contract of that driver."""
