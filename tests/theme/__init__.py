"""Tests of the shell, the templates and the words they use."""
