# syntax=docker/dockerfile:1
# Copper Dashboard in a container: see docs/install.md. `npm run try-package` repeats these stages without Docker.

# The exact version: a later one of the same line has broken native packages before.
ARG NODE_IMAGE=node:24.18.1-bookworm-slim

# JavaScript is the same for every processor, so it is built once, on the builder's own.
FROM --platform=$BUILDPLATFORM ${NODE_IMAGE} AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /sources
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev
COPY . .
RUN node scripts/run.mjs package --to /package

# The one native file, for the processor of the image.
FROM ${NODE_IMAGE} AS native
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /native
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts && npm rebuild better-sqlite3

# The stand-in for Copper's cloud, for compose.demo.yaml only.
FROM build AS sandbox
USER node
EXPOSE 4000
CMD ["node", "--import", "tsx", "sandbox/cli.ts", "--port", "4000", "--host", "localhost", "--listen", "0.0.0.0"]

FROM ${NODE_IMAGE} AS dashboard
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Copper Dashboard" \
      org.opencontainers.image.description="A self-hosted web dashboard for Copper home-energy meters" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY --from=build /package ./
COPY --from=native /native/node_modules/better-sqlite3/build/Release/better_sqlite3.node node_modules/better-sqlite3/build/Release/
RUN mkdir /data && chown node:node /data && chmod 700 /data
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data MALLOC_ARENA_MAX=2
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "start.mjs"]
