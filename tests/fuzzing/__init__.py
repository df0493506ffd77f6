"""What reads the files of strangers, driven by a fuzzer that sees which code it reaches."""
