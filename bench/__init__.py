"""The benchmarks: what the program does against what the same work costs by hand, in one run on one machine."""
