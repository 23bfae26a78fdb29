"""The commands of the command line. A module is imported when its command is used."""
