"""Jobs: many articles handed in together, checked one after another, whatever happens to the machine meanwhile.

`intake` writes a job and its articles into the store, `progress` says how far it is, `checking` is the work itself as a
durable workflow (dbos), and `worker` the process that does it beside the service. The store alone says what is done: a
chunk that is run again after a crash finds its articles checked and leaves them.
"""
