"""What the command line can do, beside `check` and `evaluate`: each module is an app of its own that `cli` takes in."""
