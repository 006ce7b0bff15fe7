/** The domains under which Google shows its search, by the three forms that they have. */
const PLAIN =
  'ad ae al am as at az ba be bf bg bi bj bs bt by ca cat cd cf cg ch ci cl cm cn co com cv cz de dev dj dk dm dz ee es fi fm fr ga ge gg gl gm gr gy hn hr ht hu ie im iq is it je jo kg ki kz la li lk lt lu lv md me mg mk ml mn ms mu mv mw ne net nl no nr nu org pl pn ps pt ro rs ru rw sc se sh si sk sm sn so sr st td tg tl tm tn to tt vg vu ws';
const BELOW_CO = 'ao bw ck cr id il in jp ke kr ls ma mz nz th tz ug uk uz ve vi za zm zw';
const BELOW_COM =
  'af ag ai ar au bd bh bn bo br bz co cu cy do ec eg et fj gh gi gt hk jm kh kw lb ly mm mt mx my na ng ni np om pa pe pg ph pk pr py qa sa sb sg sl sv tj tr tw ua uy vc vn';

const each = (endings: string, prefix: string): string[] => endings.split(' ').map((ending) => `google.${prefix}${ending}`);

export const GOOGLE_DOMAINS: readonly string[] = [...each(PLAIN, ''), ...each(BELOW_CO, 'co.'), ...each(BELOW_COM, 'com.')];
