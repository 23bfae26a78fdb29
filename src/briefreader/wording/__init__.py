"""Sentences for people, made of codes and values: once, for screen, print and clipboard alike."""
