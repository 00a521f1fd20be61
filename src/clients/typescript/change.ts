/**
 * A body of PATCH with exactly these fields: null clears one, and what is not named stays as it is. A field that is undefined,
 * or that the class does not have, would be left out without a word; here that is an error.
 *
 * @param toJSON of the class, such as ProfileChangeToJSON
 */
export function change<T>(toJSON: (json: any) => T, fields: T): T {
    for (const [name, value] of Object.entries(fields as Record<string, unknown>)) {
        const path = lost(name, value);
        if (path !== undefined || Object.keys(JSON.parse(JSON.stringify(toJSON({ [name]: value })))).length === 0) {
            throw new TypeError(`The change cannot have this field, or not undefined: ${path ?? name}`);
        }
    }
    return fields;
}

/** The path of the first value that is undefined. */
function lost(path: string, value: unknown): string | undefined {
    if (value === undefined) {
        return path;
    }
    if (value === null || typeof value !== 'object' || value instanceof Date) {
        return undefined;
    }
    for (const [name, inner] of Object.entries(value)) {
        const found = lost(`${path}.${name}`, inner);
        if (found !== undefined) {
            return found;
        }
    }
    return undefined;
}
