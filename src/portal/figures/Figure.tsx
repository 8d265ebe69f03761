export const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div className="figure">
    <span>{name}</span>
    <b>{value}</b>
  </div>
);
