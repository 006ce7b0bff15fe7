/**
 * The other hosts of each service, by hand: short hosts, players, hosts of its pictures and films, and well-known public front ends and
 * download mirrors that show the service's pages. A host includes its subdomains; hosts that a service shares with another are left out.
 */
const hosts = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(' '));

const YOUTUBE = hosts(
  'youtu.be yt.be youtube-nocookie.com youtubekids.com youtubeeducation.com youtubego.com withyoutube.com',
  'youtube.googleapis.com youtubei.googleapis.com youtubeembeddedplayer.googleapis.com youtube-ui.l.google.com wide-youtube.l.google.com',
  'googlevideo.com ytimg.com ytimg.l.google.com yt3.ggpht.com yt4.ggpht.com yt3.googleusercontent.com',
  'youtube.de youtube.fr youtube.es youtube.it youtube.nl youtube.pl youtube.ru youtube.ca youtube.in youtube.jp youtube.pk youtube.ae',
  'youtube.co.uk youtube.co.in youtube.co.jp youtube.co.kr youtube.com.br youtube.com.tr youtube.com.pk youtube.com.au youtube.com.mx',
  'yewtu.be invidio.us invidious.io redirect.invidious.io inv.nadeko.net inv.tux.pizza inv.riverside.rocks inv.bp.projectsegfau.lt',
  'vid.puffyan.us vid.priv.au iv.ggtyler.dev iv.melmac.space iv.datura.network iv.nboeck.de yt.artemislena.eu yt.drgnz.club',
  'yt.oelrichsgarcia.de yt.cdaut.de y.com.sb onion.tube not-ytb.blocus.ch invidious.snopyta.org invidious.kavin.rocks tube.cadence.moe',
  'piped.video piped.kavin.rocks piped.mha.fi watch.leptons.xyz watchapi.whatever.social pipedapi.kavin.rocks poketube.fun poketube.site',
  'viewtube.io materialio.us hyperpipe.surge.sh beatbump.ml beatbump.io clipious.org nsfwyoutube.com toogl.es viewpure.com quietube.com',
  'safeyoutube.net yout-ube.com yout.com watchkin.com',
  'ssyoutube.com youtubepp.com y2mate.com y2mate.is genyt.net genyoutube.net ytmp3.cc youtubemultidownloader.net yt1s.com',
  'youtubnow.co listentoyoutube.com youtubetrimmer.com youtuberepeater.com listenonrepeat.com dirpy.com youtubeloop.net',
);
const REDDIT = hosts(
  'redd.it redditmedia.com redditstatic.com redditinc.com reddituploads.com reddit.app.link',
  'libredd.it libreddit.kavin.rocks libreddit.de teddit.net teddit.ggc-project.de safereddit.com r.nf r.walkx.fyi lr.riverside.rocks',
  'reddit.invak.id reddit.rtrace.io red.artemislena.eu red.ngn.tf snew.notabug.io troddit.com redditp.com',
  'vxreddit.com rxddit.com rxyddit.com fxreddit.com reveddit.com unddit.com removeddit.com ceddit.com reditr.com',
  'redditpx.com redditsave.com rapidsave.com viddit.red redditez.com scrolller.com imgrdd.com reddit.tube',
);
const TWITTER = hosts(
  't.co twimg.com pscp.tv periscope.tv ads-twitter.com tweetdeck.com twitpic.com twttr.com twitter.jp',
  'nitter.net nitter.it nitter.cz nitter.pw nitter.space nitter.poast.org nitter.kavin.rocks xcancel.com lightbrd.com twiiit.com',
  'vxtwitter.com fxtwitter.com fixvx.com fixupx.com fixtweet.com stupidpenisx.com girlcockx.com twitfix.com',
  'twstalker.com sotwe.com twitterviewer.net threadreaderapp.com twicopy.org tweettunnel.org',
  'twitsave.com ssstwitter.com twittervideodownloader.com savetweetvid.com twdown.net twitter-viewer.com',
);
const TIKTOK = hosts(
  'tiktokv.com tiktokv.us tiktokcdn.com tiktokcdn-us.com tiktokcdn-eu.com tiktokw.us tik-tokapi.com ttwstatic.com ttlivecdn.com muscdn.com',
  'musical.ly tiktokw.eu tiktokrow-cdn.com',
  'vxtiktok.com vt.vxtiktok.com tnktok.com tfxktok.com tiktxk.com fxtiktok.com kktiktok.com',
  'proxitok.pabloferreiro.es tok.artemislena.eu tok.adminforge.de tok.habedieeh.re tt.vern.cc tiktok.chauvet.pro',
  'urlebird.com tiktokstalk.com brainans.com tikbuddy.com tikvib.com',
  'tikwm.com snaptik.app ssstik.io savetik.co tikmate.app tikmate.online tikdown.org musicaldown.com ttdownloader.com tiktokdownload.online',
);
const INSTAGRAM = hosts(
  'instagr.am cdninstagram.com ig.me instagram.com.br',
  'ddinstagram.com kkinstagram.com vxinstagram.com uuinstagram.com instagramez.com instafix.ldez.top',
  'bibliogram.art bibliogram.snopyta.org kittygr.am imginn.com imginn.org picuki.com picuki.me picnob.com pixwox.com dumpor.com dumpoir.com',
  'greatfon.com gramhir.com imgsed.com inflact.com instanavigation.com storiesig.info storiesig.me anonyig.com picbabun.com webstagram.com',
  'insta-stories-viewer.com mollygram.com snapinsta.app snapinsta.to sssinstagram.com saveinsta.app igram.world igram.io fastdl.app',
);
const FACEBOOK = hosts(
  'fb.com fb.me fb.watch fb.gg facebook.net fbsbx.com thefacebook.com fbcdn.com',
  'scontent.xx.fbcdn.net video.xx.fbcdn.net facebook.de facebook.fr',
  'facebookez.com facebed.com fxfb.seria.moe fdown.net fbdown.net snapsave.app getfvid.com',
);

/** Each service's root host and the hosts that count as it. */
export const SERVICES: Readonly<Record<string, readonly string[]>> = {
  'youtube.com': YOUTUBE,
  'reddit.com': REDDIT,
  'twitter.com': ['x.com', ...TWITTER],
  'x.com': ['twitter.com', ...TWITTER],
  'tiktok.com': TIKTOK,
  'instagram.com': INSTAGRAM,
  'facebook.com': FACEBOOK,
  'threads.com': hosts('threads.net vxthreads.net fixthreads.net'),
  'threads.net': hosts('threads.com vxthreads.net fixthreads.net'),
  'imgur.com': hosts('imgur.io imgin.voidnet.tech'),
  'medium.com': hosts('scribe.rip scribe.nixnet.services readmedium.com freedium.cfd freedium-mirror.cfd'),
  'quora.com': hosts('quoracdn.net qr.ae quora.vern.cc'),
  'twitch.tv': hosts(
    'ttvnw.net jtvnw.net twitchcdn.net twitchsvc.net ext-twitch.tv live-video.net twitch.com fxtwitch.tv ttv.vern.cc',
    'multitwitch.tv multistre.am twitchtheater.tv clipsey.com clipr.xyz',
  ),
  'pinterest.com': hosts(
    'pin.it pinimg.com',
    'pinterest.co.uk pinterest.de pinterest.fr pinterest.es pinterest.it pinterest.ca pinterest.jp pinterest.se pinterest.pt pinterest.nz',
    'pinterest.at pinterest.ch pinterest.dk pinterest.ie pinterest.ru pinterest.com.au pinterest.com.mx pinterest.co.kr pinterest.cl pinterest.ph',
  ),
  'soundcloud.com': hosts('sndcdn.com snd.sc soundcloud.app.goo.gl tubo.media sc.maid.zone scdownloader.io'),
  'discord.com': hosts(
    'discordapp.com discordapp.net discord.gg discord.gift discord.media discord.new discord.dev discordcdn.com dis.gd',
  ),
  'snapchat.com': hosts('sc-cdn.net sc-gw.com sc-static.net sc-jpl.com addlive.io snapads.com'),
  'whatsapp.com': hosts('whatsapp.net wa.me'),
  'telegram.org': hosts(
    't.me telegram.me telegram.dog tdesktop.com telesco.pe tx.me tg.dev cdn-telegram.org telega.one',
    'tgstat.com tgram.io teleg.run telete.in web.telegram.im tlgrm.eu tlgrm.ru telemetr.io telegramchannels.me',
  ),
  'tumblr.com': hosts('tumblr.co tmblr.co umblr.com txmblr.com tpmblr.com tumbex.com'),
  'vimeo.com': hosts('vimeocdn.com vimeo-video.map.fastly.net vhx.tv'),
  'dailymotion.com': hosts('dai.ly dmcdn.net dm-event.net'),
  'spotify.com': hosts('scdn.co spotifycdn.com spotify.link spoti.fi spotify.net fxspotify.com'),
  'netflix.com': hosts('nflxvideo.net nflximg.net nflxso.net nflxext.com netflix.net nflximg.com'),
  'roblox.com': hosts('rbxcdn.com rbx.com roblox.cn robloxcdn.com robloxlabs.com'),
  'wikipedia.org': hosts('wikipedia.com wikiwand.com wikiless.org wikimirror.org'),
  'pixiv.net': hosts('pximg.net phixiv.net pixivfe.exozy.me pixiv.perennialte.ch'),
  'deviantart.com': hosts('deviantart.net fav.me sta.sh fxdeviantart.com fixdeviantart.com skunkyart.kappach.at'),
  'fandom.com': hosts('wikia.com wikia.org nocookie.net gamepedia.com breezewiki.com antifandom.com breezewiki.esmailelbob.xyz'),
  'vk.com': hosts('vk.ru vk.me vk.cc vkontakte.ru vkvideo.ru userapi.com vk-cdn.net vkuser.net vkontakte.com'),
  'ok.ru': hosts('odnoklassniki.ru okcdn.ru mycdn.me ok.me'),
  'bilibili.com': hosts('b23.tv bilivideo.com bilivideo.cn hdslb.com biligame.com vxbilibili.com fxbilibili.com bilibili.tv'),
};
