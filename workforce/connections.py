"""What long transactions ask of the database server."""

NOTICE_A_DEAD_CLIENT = """
    SELECT set_config('client_connection_check_interval', '2s', true) WHERE version() ILIKE '%linux%'
"""
"""The server notices within two seconds that the process it works for was killed, and lets its locks go.

Until the transaction ends. Only where the server's platform can tell, which Linux can; elsewhere it notices at the end
of the statement. Run it without parameters, so that the per cent signs stay what they are.
"""
