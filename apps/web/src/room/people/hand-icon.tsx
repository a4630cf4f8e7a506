/** A raised hand, which the icon set lacks. */
export const HandIcon = () => (
  <span className="anticon">
    <svg
      viewBox="0 0 24 24"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11m0-6.5a1.5 1.5 0 0 1 3 0V11m0-4.5a1.5 1.5 0 0 1 3 0V14a7 7 0 0 1-7 7c-2.6 0-4.2-1-5.6-3.2L3.3 14.4a1.5 1.5 0 0 1 2.5-1.6L8 15" />
    </svg>
  </span>
);
