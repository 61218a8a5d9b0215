# One image for web, worker, beat and one-off commands; docker-compose.yml says which command each runs.

FROM node:22-slim AS assets
WORKDIR /build/assets
COPY assets/package.json assets/package-lock.json assets/.npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY assets/ ./
RUN node build.mjs

FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /srv/tenure
COPY requirements/production.txt requirements/
RUN pip install --require-hashes --no-deps --only-binary :all: -r requirements/production.txt
COPY . .
COPY --from=assets /build/static/build static/build
# nothing is connected to here; the settings only have to load
RUN DATABASE_URL=postgresql:///none REDIS_URL=redis://none:6379/0 SECRET_KEY=none CONTENT_KEYS=none \
    python manage.py collectstatic --noinput \
 && python -m compileall -q . \
 && useradd --uid 10001 --no-create-home tenure \
 && install -d -o tenure -g tenure /srv/media
USER tenure
ENV MEDIA_ROOT=/srv/media
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--worker-class", "gthread", \
     "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--graceful-timeout", "30"]
