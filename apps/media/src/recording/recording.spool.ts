import { recordingFileName } from '@jiedui/contracts';
import type { SessionId } from '@jiedui/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { mkdir, readdir, rm, rmdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';

export interface SpooledFile {
  readonly sessionId: SessionId;
  readonly recordingId: string;
  readonly file: string;
}

/** A day of a session with two people at full quality. */
const leastFreeBytes = 2_000_000_000;

/** Where files of recordings lie until the api has fetched them. Folders tell what a restarted node must know. */
@Injectable()
export class RecordingSpool {
  private readonly root: string;

  constructor(@Inject(MEDIA_CONFIG) { DATA_DIR, MEDIA_NODE_ID }: MediaConfig) {
    // Nodes on one machine may share a folder, and each reports its own.
    this.root = path.resolve(DATA_DIR, 'recordings', MEDIA_NODE_ID);
  }

  async hasSpace(): Promise<boolean> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.root);
    return bavail * bsize > leastFreeBytes;
  }

  async folder(sessionId: SessionId, recordingId: string): Promise<string> {
    const folder = path.join(this.root, `${sessionId}_${recordingId}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** @returns its path, where it waits here */
  async find(recordingId: string, name: string): Promise<string | undefined> {
    if (!recordingFileName.safeParse(name).success) return undefined;
    const waiting = await this.waiting();
    return waiting.find((one) => one.recordingId === recordingId && path.basename(one.file) === name)?.file;
  }

  async release(recordingId: string, name: string): Promise<void> {
    const file = await this.find(recordingId, name);
    if (!file) return;
    await rm(file, { force: true });
    // Gone with its last file; refused while there are others.
    await rmdir(path.dirname(file)).catch(() => undefined);
  }

  async waiting(): Promise<SpooledFile[]> {
    const folders = await readdir(this.root).catch(() => []);
    const files = await Promise.all(
      folders.map(async (folder) => {
        const [sessionId, recordingId] = folder.split('_');
        if (!sessionId || !recordingId) return [];
        const names = await readdir(path.join(this.root, folder)).catch(() => []);
        return names
          .filter((name) => recordingFileName.safeParse(name).success)
          .map((name) => ({
            sessionId: sessionId as SessionId,
            recordingId,
            file: path.join(this.root, folder, name),
          }));
      }),
    );
    return files.flat();
  }
}
