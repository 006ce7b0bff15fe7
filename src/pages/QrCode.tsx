import './qr-code.css';
/** A QR code drawn as one path: black on white in either scheme, because cameras want it so. */
import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

/** The drawing says in words what it holds. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 3 });
    const squares = code.data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: code.size, path: squares.join('') };
  }, [text]);
  return (
    <figure class="Qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <figcaption class="small soft" aria-hidden="true">
        {label}
      </figcaption>
    </figure>
  );
}
