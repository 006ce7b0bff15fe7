/**
 * Ordinary names, written by hand from general knowledge, with runs of letters that adult names have too: English places and families,
 * "ex" after "s", analysis, webcams of landscapes, sport, shops, medicine, South Asian names. They are further negatives for training,
 * so that the weights carry such names; a name whose registrable domain is among the test negatives is left out by the script.
 */
const LABELS = `
scunthorpe scunthorpeunited northlincs penistone penistonechurch cockermouth cockfosters cockburn cockburns hancock hancockwhitney peacock
peacocks peacocktv babcock alcock woodcock wilcox hitchcock hitchcockfilms shuttlecock cockpit cockpitarts cocktail cocktails cocktailrecipes
essexcounty essexschools essexfire essexpolice essexcricket sussexpolice sussexcricket sussexwildlife eastsussexcouncil middlesexhospital
middlesexcounty wessexwater wessexarchaeology unisexsalon unisexclothing sexton sextonfamily sextant sextantnavigation bissextile
clitheroe clitheroecastle lightwater twatt dickens dickensmuseum dickinson dickies dicksonpark dickssports moby-dick vandyke dykeroad
titanic titanicbelfast titans tennesseetitans titan titration constitution institution substitutes prostitutionresearch
analytics analyticsvidhya googleanalytics analysis analyst dataanalysis canal canalboats canalrivertrust banal analogdevices analgesia
assassin assassinscreed assessment assess classes classic classics glass glassdoor grasshopper passport password compass bass bassguitar
embassy ambassador massage massachusetts mass basset cassette lasso asset assets assignment associates association
cumberland cumbria cumbriacouncil cumin document documents accumulate circumference cucumber vacuum
expertsexchange partsexchange bookexchange stampsexchange pensexpress sportsexpress lessexpensive newsexaminer businessexpert businessexchange
homesexplore travelsexperience hotelsexpress toolsexpert therapist therapistfinder psychotherapist speedofart penisland-pens mammography
breastfeeding breastcancerfund breastscreening breastfeedingnetwork prostatecancer cervicalscreening sexualhealthclinic sexeducation
sexualassaultsupport rapecrisis rapecrisisengland grapes drape therapeutic scrape landscape skyscraper rapeseed rapid
teenhealth teencounselling teenshealth teenbooks teenagersupport teenvogue youngadultbooks adulteducation adultlearning adultliteracy
adultsocialcare adultchess adultballet adultswimlessons adultautism adultadhd adultorthodontics adultcolouring adultsonlyhotels adult-learning
adult-chess-club adults-only-hotels adult-education olderadults youngadults livecamsalps webcamsbeach skycam webcams webcamtaxi skiwebcams
birdcam panoramacam dashcam nannycam camcorder camden camdencouncil cambridge cameron campus campsite camelot abcamantibodies bodycam carcam
xxxl xxxlshoes xxlmag xxlsport boysclub girlguiding girlscouts girlsschool girlseducation girlshighschool boyscouts babesinarms babyshop
barbie hotel hotels hotmail hotwheels hotpot hotdog photoshop hotspot photostudio phothai shotokan mashed hothouse
tube london-tube tubeamp youtubekids testtube innertube tubestation tubes bicycletubes steeltubes
livescores livesport livescience livenation livestream livelaw liverpool oliver deliver olives cartube
moviedatabase freemovies moviereviews filmfestival videolan videoconference videotutorials videogames videojet freevideoeditor
beaver beavercreek beaverton pussyriotnews pussywillow pussycatdolls virgin virginmedia virginatlantic virginiatech virginia
swallow swallows hornbill hornby hornsey hornchurch hornbachs longhorn matahari mature maturemarket naked-juice nakedwines nakedscientists
barenakedladies nudelsuppe nudel nudibranch denude bootyshoes hardcorehistory hardcoregaming101 softcore hardwood strip stripes comicstrip
airstrip landingstrip pinstripe spankys bangladesh bangor bangkok bangaloremirror desiboyz desirecipes desidieter desimartini desifood desire
desiderata desishaadi kamasutrahotel lahore larkana lundkhwar gandaf gandapur gandhara chutneys chuteh chod-mountain shitake randhawa
sukkur sukkurmuseum bhosari chakwal kutch kutchuniversity gandawah chotiari mianchannu lodhran lundiarbab
fcuk fuchs fuchsia fukuoka fukushima buckinghamshire sucks-less suckless dyke vandyck wank-am-rhein wankel whakatane phuket
faggots-and-peas niggard snigger nigeria niger montenegro spicy hoare hoaretrust whorlow slough sloughcouncil tatsuo tits-birds bluetits
greattit bushtit lesbos lesbosisland gaylord gayleopera gaynor gayton marvingaye hooters owlhooters boobytrap blue-footed-booby
`;
const SUFFIXES = ['com', 'org', 'co.uk', 'net', 'de', 'pk'];

/** Each name under two suffixes, so that the suffix says nothing. */
export const ORDINARY_NAMES: readonly string[] = LABELS.trim()
  .split(/\s+/)
  .flatMap((label, index) => [0, 1].map((step) => `${label}.${SUFFIXES[(index + step) % SUFFIXES.length] ?? 'com'}`));
