"""Settings: read once from the environment, safe by default. See docs/operations.md for every name."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("KANTELING_VAR", ROOT / "var"))


def _database(address: str) -> dict[str, object]:
    """A libpq address (``postgresql://user@/name?host=/run/x``) as Django wants it."""
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "kanteling",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", parts.hostname or ""),
        "PORT": str(parts.port or query.get("port", "")),
        "OPTIONS": PREPARED | ({"pool": {"min_size": 1, "max_size": 8, "timeout": 10}} if POOLED else {}),
        "CONN_MAX_AGE": 0,
    }


AS_OWNER = os.environ.get("KANTELING_DB") == "owner"
POOLED = not AS_OWNER and os.environ.get("KANTELING_POOL", "1") == "1"
# A session plans a statement once, from the fifth time on; that halves the work of PostgreSQL (docs/speed.md). Left to
# itself it keeps planning what looks cheaper for a known value, which here costs more than the statement.
# Turn it off behind a pooler that does not know prepared statements (pgbouncer before 1.21).
PREPARED: dict[str, object] = (
    {"server_side_binding": True, "prepare_threshold": 5, "options": "-c plan_cache_mode=force_generic_plan"}
    if not AS_OWNER and os.environ.get("KANTELING_PREPARE", "1") == "1"
    else {}
)
_ADDRESS = os.environ.get("KANTELING_OWNER_URL" if AS_OWNER else "DATABASE_URL", "postgresql:///kanteling")
DATABASES = {"default": _database(_ADDRESS)}
DATABASE_ADDRESS = _ADDRESS

DEBUG = False
KANTELING_DEMO = os.environ.get("KANTELING_DEMO") == "1"
SECRET_KEY = os.environ.get("KANTELING_SECRET_KEY") or (
    "only-for-the-demo-and-tests" if KANTELING_DEMO or "PYTEST_VERSION" in os.environ else ""
)
ALLOWED_HOSTS = os.environ.get("KANTELING_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
_SECURE = os.environ.get("KANTELING_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _SECURE
SECURE_HSTS_SECONDS = 31536000 if _SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
CSRF_TRUSTED_ORIGINS = [each for each in os.environ.get("KANTELING_ORIGINS", "").split(",") if each]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
PUBLIC_URL = os.environ.get("KANTELING_URL") or f"http://127.0.0.1:{os.environ.get('KANTELING_PORT', '8000')}"
LIVE_URL = os.environ.get("KANTELING_LIVE_URL", "")
LIVE_PORT = os.environ.get("KANTELING_LIVE_PORT", "")

INSTALLED_APPS = [
    "kanteling.platform",
    "kanteling.apps.people",
    "kanteling.apps.neighbourhood",
    "kanteling.apps.social_map",
    "kanteling.apps.frames",
    "kanteling.apps.conversation",
    "kanteling.apps.deciding",
    "kanteling.apps.plans",
    "kanteling.apps.matching",
    "kanteling.apps.capacity",
    "kanteling.apps.assignments",
    "kanteling.apps.home",
    "demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kanteling.platform.observing.ObservingMiddleware",
    "kanteling.platform.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kanteling.platform.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kanteling.platform.web.ActorMiddleware",
    "kanteling.platform.web.WentMiddleware",
]
ROOT_URLCONF = "kanteling.config.urls"
WSGI_APPLICATION = "kanteling.config.wsgi.application"
KANTELING_ACTOR_FINDER = "kanteling.apps.people.queries.find_actor"
KANTELING_ACTOR_OF = "kanteling.apps.people.public.actor_of"
KANTELING_AREAS = "kanteling.apps.neighbourhood.queries.places.areas_here"
KANTELING_INITIATIVES = "kanteling.apps.social_map.queries.initiatives.initiatives_here"

_LOADERS = [
    (
        "django.template.loaders.cached.Loader",
        [
            "kanteling.platform.icons.Loader",
            "django.template.loaders.filesystem.Loader",
            "django.template.loaders.app_directories.Loader",
        ],
    )
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": _LOADERS,
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "kanteling.platform.templatetags.look",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kanteling.platform.web.today",
                "kanteling.config.layout.layout",
            ],
        },
    }
]
COTTON_DIR = "cotton"

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "kanteling.apps.people.web.adapter.AccountAdapter"
ACCOUNT_FORMS = {"request_login_code": "kanteling.apps.people.web.forms.AskCodeForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("KANTELING_PROXIES", "0"))
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up here: an address is written by who invites, or proven by a code
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = KANTELING_DEMO

EMAIL_BACKEND = os.environ.get("KANTELING_MAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = os.environ.get("KANTELING_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("KANTELING_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("KANTELING_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KANTELING_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("KANTELING_SMTP_TLS") == "1"
FILE_UPLOAD_HANDLERS = [
    "kanteling.platform.uploads.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("KANTELING_MAIL_FROM", "Kanteling <kanteling@localhost>")

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "platform_cache"},
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [ROOT / "src" / "kanteling" / "locale"]
LANGUAGE_COOKIE_NAME = "kanteling_language"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATICFILES_DIRS = [path for path in [ROOT / "build" / "static"] if path.is_dir()]
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 31536000

PROCRASTINATE_ON_APP_READY = None
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"kanteling.request": {"level": os.environ.get("KANTELING_LOG", "WARNING")}},
}
