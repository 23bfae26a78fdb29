"""All that is wrong with a brief."""
