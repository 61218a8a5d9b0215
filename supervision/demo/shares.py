"""What supervision writes into the synthetic council, in order (workforce/demo/shares.py)."""

from supervision.demo.appraisals import write_appraisals
from supervision.demo.audits import write_audits
from supervision.demo.forums import write_forums
from supervision.demo.practice import write_practice
from supervision.demo.sessions import write_sessions
from workforce.demo.shares import demo_share

demo_share("supervision", write_sessions, order=10)
demo_share("audits of supervision", write_audits, order=10, with_accounts=True)
demo_share("appraisals", write_appraisals, order=20, with_accounts=True)
demo_share("forums", write_forums, order=30)
demo_share("practice", write_practice, order=40)
