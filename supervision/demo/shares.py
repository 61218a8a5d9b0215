"""What supervision writes into the synthetic council, in order (workforce/demo/shares.py)."""

from supervision.demo.audits import write_audits
from supervision.demo.sessions import write_sessions
from workforce.demo.shares import demo_share

demo_share("supervision", write_sessions, order=10)
demo_share("audits of supervision", write_audits, order=10, with_accounts=True)
