# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
#
# The image for unattended editions (docs/unattended.md):  docker build -t mappa .
#
# The packages are those of the lock, checked by hash, and the wheel is the same bytes each time. The
# base image moves: name it by its digest, --build-arg BASE=python@sha256:…
ARG BASE=python:3.12-slim

FROM ${BASE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_COMPILE=1 PIP_ROOT_USER_ACTION=ignore SOURCE_DATE_EPOCH=1580601600
WORKDIR /src
COPY requirements.lock mapping/portable/lock.py ./
RUN python lock.py requirements.lock build > build.lock \
    && python lock.py requirements.lock > run.lock \
    && python -m venv /build && /build/bin/pip install --require-hashes -r build.lock \
    && python -m venv --without-pip /opt/mappa \
    && /build/bin/pip --python /opt/mappa/bin/python install --require-hashes -r run.lock
COPY pyproject.toml hatch_build.py README.md LICENSE CHANGELOG.md ./
COPY mapping mapping
COPY geodata geodata
# The tests that packages bring along are a twelfth of them. Modules are compiled once, and not looked at again.
RUN /build/bin/python -m hatchling build -t wheel -d /wheel \
    && /build/bin/pip --python /opt/mappa/bin/python install --no-deps --no-index /wheel/*.whl \
    && find /opt/mappa/lib -type d -name tests -prune -exec rm -r {} + \
    && /opt/mappa/bin/python -m compileall -q --invalidation-mode unchecked-hash /opt/mappa/lib

FROM ${BASE}
COPY --from=build /opt/mappa /opt/mappa
COPY mapping/portable/container/every.sh mapping/portable/container/healthy.sh /opt/mappa/bin/
RUN useradd --uid 10001 --user-group --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin mappa \
    && install -d -o mappa -g mappa -m 0700 /var/lib/mappa \
    && install -d -o mappa -g mappa -m 0755 /srv/www /srv/mappa
# The bundled libraries want a place for caches and settings; there is no home.
ENV PATH=/opt/mappa/bin:$PATH XDG_CACHE_HOME=/tmp/cache MPLCONFIGDIR=/tmp/cache/matplotlib \
    MAPPA_SETTINGS=/srv/mappa/mappa.toml MAPPA_STATE=/var/lib/mappa MAPPA_EVERY=3600
USER mappa
WORKDIR /srv/mappa
VOLUME ["/var/lib/mappa", "/srv/www"]
HEALTHCHECK --interval=5m --timeout=30s --start-period=15m CMD ["sh", "/opt/mappa/bin/healthy.sh"]
CMD ["sh", "/opt/mappa/bin/every.sh"]
