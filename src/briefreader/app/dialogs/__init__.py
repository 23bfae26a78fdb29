"""Screens that open over another one."""
