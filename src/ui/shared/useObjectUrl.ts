import { useEffect, useState } from 'preact/hooks';

/**
 * Returns an object URL for the image that `read` loads, and revokes it on unmount or when `read` changes. Undefined
 * while loading; null when there is no image, or when reading fails. `read` must be stable for one image (useCallback).
 */
export function useObjectUrl(read: () => Promise<Blob | null>): string | null | undefined {
  const [url, setUrl] = useState<string | null>();
  useEffect(() => {
    let createdUrl: string | null = null;
    let current = true;
    const show = (blob: Blob | null): void => {
      if (!current) return;
      createdUrl = blob && URL.createObjectURL(blob);
      setUrl(createdUrl);
    };
    read().then(show, () => show(null));
    return () => {
      current = false;
      if (createdUrl !== null) URL.revokeObjectURL(createdUrl);
    };
  }, [read]);
  return url;
}
