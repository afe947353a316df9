const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Words beside the name of a drug that name none themselves: they make "20 MG/5 ML" no second ingredient. */
export const BESIDE_A_NAME: ReadonlySet<string> = new Set([
  // Units and how often
  ...words(
    'mg mcg ug g gram grams ml l iu unit units meq percent hr hrs h hour hours d day days week weeks month months',
  ),
  ...words(
    'daily weekly monthly nightly once twice three times time every each other per at in on as a an the of to for by',
  ),
  ...words(
    'bid tid qid qd qhs hs po prn sl im iv sc needed morning noon evening night bedtime am pm mouth food meal meals w',
  ),
  // Forms, routes and releases
  ...words(
    'tablet tablets tab tabs capsule capsules cap caps pill pills solution suspension syrup elixir liquid drops spray',
  ),
  ...words(
    'inhaler puff puffs patch patches cream ointment gel lotion injection injectable pen vial powder chewable film',
  ),
  ...words('oral topical nasal transdermal sublingual inhalation ophthalmic rectal vaginal subcutaneous intramuscular'),
  ...words(
    'disintegrating coated enteric effervescent extended delayed sustained controlled modified immediate release long',
  ),
  ...words('acting actuat er xr xl sr cr dr la cd ec ir odt xt generic brand product'),
  // Salts
  ...words(
    'hcl hydrochloride hydrobromide hbr sodium potassium calcium magnesium acetate besylate bitartrate carbonate',
  ),
  ...words('chloride citrate fumarate gluconate maleate malate mesylate mononitrate nitrate oxalate pamoate phosphate'),
  ...words(
    'succinate sulfate tartrate tromethamine medoxomil monohydrate dihydrate hydrate anhydrous saccharate aspartate',
  ),
])
