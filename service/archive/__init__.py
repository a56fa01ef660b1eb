"""Archives: any number of articles checked on all cores or a cluster, restartable, and compared with each other.

`checking` is the one pure function; `shards` cuts what the readers find into shards and says which are done;
`pool` and `spark` run the same work on one machine and on many; `running` is what the command line calls. What stands
across articles: `copies`, `contradictions` and `statistics`.
"""
