import type { ApiResponse } from './runtime';

/**
 * The items of a list over all its pages. A page is read when the items before it have been used.
 *
 * @param read reads one page; its cursor is undefined for the first:
 *     items((cursor) => profiles.listProfilesRaw({ limit: 100, cursor }))
 */
export async function* items<T>(read: (cursor?: string) => Promise<ApiResponse<Array<T>>>): AsyncGenerator<T, void, undefined> {
    let cursor: string | undefined;
    do {
        const page = await read(cursor);
        yield* await page.value();
        cursor = next(page.raw.headers.get('link') ?? '');
    } while (cursor !== undefined);
}

function next(header: string): string | undefined {
    for (const [, url, parameters] of header.matchAll(/<([^>]*)>([^,<]*)/g)) {
        const cursor = /[?&]cursor=([^&]*)/.exec(url);
        if (cursor && /; *rel="?next"?/.test(parameters)) {
            return decodeURIComponent(cursor[1]);
        }
    }
    return undefined;
}
