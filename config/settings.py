"""Settings: everything that differs between installations comes from the environment.

The defaults are those of a production deployment. `make demo`, `manage.py` without DATABASE_URL and
the tests start embedded servers and set TENURE_DEVELOPMENT=1 for themselves (see devstack/).
"""

from pathlib import Path

import pghistory
from celery.schedules import crontab
from csp.constants import NONE, SELF

from config.env import BASE_DIR, env
from config.logging import logging_settings

DEVELOPMENT = env.bool("TENURE_DEVELOPMENT", default=False)
TENURE_HOME = Path(env.str("TENURE_HOME", default=str(BASE_DIR / ".local")))

SECRET_KEY = env.str("SECRET_KEY")
# The keys of encrypted content (workforce/encryption.py): the first writes, all of them read.
CONTENT_KEYS = env.list("CONTENT_KEYS")
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEVELOPMENT else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "workforce.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "django_celery_beat",
    "django_celery_results",
    "django_structlog",
    "csp",
    "crispy_forms",
    "allauth",
    "allauth.account",
    "workforce",
    "recruitment",
    "training",
    "supervision",
    "asye",
    "dashboards",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "workforce.middleware.HistoryContextMiddleware",
    # before the next, which leads to the sign-in page: words that come after the sign-in has ended are kept
    "supervision.middleware.KeepWordsMiddleware",
    "workforce.middleware.AccessMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dashboards.middleware.FiguresFollowMiddleware",
    "workforce.middleware.ContentLockedMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "workforce.context.frame",
            ],
            "builtins": ["workforce.templatetags.tenure"],
        },
    }
]

# Database: a connection pool for the web process only; see docs/deployment.md
DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"] |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
# Each trigger asks for the first setting; where nobody has ever set it, asking costs a subtransaction a row.
# The second is memory for the figures' temporary tables, taken only as they need it; it holds for a whole session.
DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
    "options", "-c pgtrigger.ignore={} -c temp_buffers=128MB"
)
if env.bool("DB_POOL", default=False):
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1,
        "max_size": env.int("DB_POOL_SIZE", default=8),
        "timeout": 10,
        "max_idle": 120,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}

# Celery: a task that dies with its process is delivered again within seconds, so every task is
# idempotent and takes its own lock (docs/architecture.md, "Jobs").
CELERY_BROKER_URL = env.str(
    "CELERY_BROKER_URL",
    # what redis-py writes unix://PATH?db=N, kombu writes redis+socket://PATH?virtual_host=N
    default=REDIS_URL.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host="),
)
CELERY_RESULT_BACKEND = "django-db"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": env.int("CELERY_VISIBILITY_TIMEOUT", default=10),
    "unacked_restore_throttle": 1,
    "global_keyprefix": "tenure:",
    # a page that finds no broker does not wait for one: beat finds what it wanted to say
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
}
CELERY_TIMEZONE = "Europe/London"
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_BEAT_SCHEDULE = {
    # every figure again, so that a missed change never lasts longer than a day
    "dashboards.compute_all": {"task": "dashboards.compute_all", "schedule": crontab(hour=2, minute=0)},
    # what a lost message left behind is picked up from the table of touched months
    "dashboards.recompute_touched": {"task": "dashboards.recompute_touched", "schedule": 60.0},
    # imports whose message was lost, and files of imports that are kept no longer
    "workforce.resume_imports": {"task": "workforce.resume_imports", "schedule": 60.0},
    "workforce.remove_import_files": {
        "task": "workforce.remove_import_files",
        "schedule": crontab(hour=3, minute=30),
    },
    # the progression panel and the career drop-in of each month to come; where they are planned, nothing happens
    "workforce.plan_panels_and_drop_ins": {
        "task": "workforce.plan_panels_and_drop_ins",
        "schedule": crontab(hour=3, minute=45),
    },
    # the net below the verbs and imports that begin inductions: whoever starts or moves into a role has one
    "workforce.begin_inductions": {
        "task": "workforce.begin_inductions",
        "schedule": crontab(hour=4, minute=15),
    },
    # records of supervision that nobody signed in time
    "supervision.give_up_unsigned": {
        "task": "supervision.give_up_unsigned",
        "schedule": crontab(hour=4, minute=45),
    },
    # what lies with a former supervisor goes to the new one; what was planned and not recorded is missed
    "supervision.settle_supervisors": {
        "task": "supervision.settle_supervisors",
        "schedule": crontab(hour=0, minute=20),
    },
    "supervision.pass_sessions": {
        "task": "supervision.pass_sessions",
        "schedule": crontab(hour=0, minute=30),
    },
    # e-mails of what is due: at the hour of the setting, and in later hours whoever a fault left out
    "workforce.send_digests": {"task": "workforce.send_digests", "schedule": crontab(minute=10)},
    # anniversaries of service, for who keeps recognition
    "workforce.prompt_long_service": {
        "task": "workforce.prompt_long_service",
        "schedule": crontab(hour=4, minute=0),
    },
}

# Accounts
AUTH_USER_MODEL = "workforce.Account"
AUTHENTICATION_BACKENDS = ["workforce.auth.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "workforce.auth.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/300s/key"}
# how many proxies of ours stand in front, so that lock-out and audit see the reader's own network address
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
ACCOUNT_SESSION_REMEMBER = False
# The sign-in page of a demo lists the demo accounts; a real deployment never sets this.
DEMO_ACCOUNTS = env.bool("TENURE_DEMO_ACCOUNTS", default=False)
# seed_demo refuses to run unless this is set.
DEMO_DATA_ALLOWED = env.bool("TENURE_DEMO_DATA", default=DEVELOPMENT)

SESSION_COOKIE_AGE = env.int("SESSION_COOKIE_AGE", default=8 * 60 * 60)
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("COOKIES_SECURE", default=not DEVELOPMENT)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not DEVELOPMENT)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0 if DEVELOPMENT else 31_536_000)
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
)
SECURE_REDIRECT_EXEMPT = [r"^health/"]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Letters: links for new passwords. Without a server they are written to the log of the process.
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="tenure@localhost")
# What stands before the addresses of pages in letters that no page asked for.
SITE_URL = env.str(
    "SITE_URL",
    default="http://127.0.0.1:8000" if DEVELOPMENT else f"https://{[*ALLOWED_HOSTS, 'localhost'][0]}",
)

# Language, time, files
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
MANIFEST_STATIC = env.bool("STATIC_MANIFEST", default=not DEVELOPMENT)
# without a manifest nothing was collected: WhiteNoise serves from the source folders
WHITENOISE_USE_FINDERS = not MANIFEST_STATIC
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MANIFEST_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(TENURE_HOME / "media")))
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A request with more files than this is not taken in: the first handler stops it before anything is kept. What is
# taken in goes to disk as it comes, above 2.5 MB, and never whole into memory.
UPLOAD_LARGEST_MB = env.int("UPLOAD_LARGEST_MB", default=500)
FILE_UPLOAD_HANDLERS = [
    "workforce.uploads.StopAtTheLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# The largest single file of an import
IMPORT_LARGEST_FILE_MB = env.int("IMPORT_LARGEST_FILE_MB", default=250)
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "govuk"

# The council whose installation this is
COUNCIL_NAME = env.str("COUNCIL_NAME", default="Tenure")
COUNCIL_COLOUR = env.str("COUNCIL_COLOUR", default="#0b5563")
# Where readers of the accessibility statement and the privacy notice turn to
COUNCIL_CONTACT = env.str("COUNCIL_CONTACT", default="")
COUNCIL_LA_CODE = env.str("COUNCIL_LA_CODE", default="")

PGHISTORY_APPEND_ONLY = True
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(db_index=True)

LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOG_FORMAT = env.str("LOG_FORMAT", default="console" if DEVELOPMENT else "json")
LOGGING = logging_settings(level=LOG_LEVEL, as_json=LOG_FORMAT == "json")
DJANGO_STRUCTLOG_CELERY_ENABLED = True
