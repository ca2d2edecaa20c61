import { useEffect, useState } from 'preact/hooks';

/**
 * The address of a picture that is read when it is revealed, and let go when it is masked again. Undefined: not read
 * yet; null: not there, or locked. `read` stands for the picture: another one, another picture.
 */
export function usePictureAddress(read: () => Promise<Blob | null>): string | null | undefined {
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    let made: string | null = null;
    let current = true;
    const show = (blob: Blob | null): void => {
      if (!current) return;
      made = blob && URL.createObjectURL(blob);
      setAddress(made);
    };
    read().then(show, () => show(null));
    return () => {
      current = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [read]);
  return address;
}
