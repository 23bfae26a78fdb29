"""What is denied or doubted, and who asserts it."""
