/** Why there is nothing to change here, and how there would be. */
export function EditingOff() {
  return (
    <p className="text-12 text-ink-3">
      Tags, notes and accepted changes can be edited, and runs deleted, where the dashboard is started with{" "}
      <code>xrpl-probe serve --allow-edit</code>.
    </p>
  );
}
