import drawings from './goods.svg?no-inline';

/** The maker's photo; without one, a gold line drawing of its shelf on cloth. */
export function Picture({ photoUrl, icon }: { photoUrl?: string | null; icon?: string | undefined }) {
  return (
    <span class="pic" aria-hidden="true">
      {photoUrl ? (
        <img src={photoUrl} alt="" loading="lazy" />
      ) : (
        <svg viewBox="0 0 60 60">
          <use href={`${drawings}#${icon ?? 'box'}`} />
        </svg>
      )}
    </span>
  );
}
