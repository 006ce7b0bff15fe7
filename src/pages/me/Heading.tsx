/** The heading of a view. It takes the focus when the view appears, so that a screen reader reads where one is and the keyboard starts there. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A level-one heading that focuses itself once. */
export function Heading({ children }: { readonly children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1} class="Help-title" data-qa="view-title">
      {children}
    </h1>
  );
}
