# Builds canvases without a network, without root and on a file system that cannot be written but for the output:
#   docker build -t bmcreport .
#   docker run --rm --network none --read-only --user "$(id -u):$(id -g)" -v "$PWD:/work" bmcreport build
FROM python:3.13.7-slim-bookworm AS wheels
# Further extras, separated by commas: intl, cjk.
ARG EXTRAS=png
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY bmcreport bmcreport
COPY canvases canvases
COPY layouts layouts
RUN python -m pip wheel --no-cache-dir --wheel-dir /wheels ".[${EXTRAS}]"

FROM python:3.13.7-slim-bookworm
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    python -m pip install --no-cache-dir --no-index --root-user-action=ignore /wheels/*.whl
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1
WORKDIR /work
USER 10001:10001
ENTRYPOINT ["bmcreport"]
CMD ["--help"]
