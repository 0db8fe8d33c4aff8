/// Thousandths of a token a piece, by its length in bytes (the last one for that length and more). Least squares over
/// the counts of `o200k_base`; see `TokenEstimate` for how well they fit.
enum TokenWeights {
  static let words = [477, 540, 766, 787, 838, 821, 742, 808, 1_113, 1_050, 1_164, 1_512, 1_666, 2_145, 2_970, 4_145]
  static let wordsAfterSpace = [
    836, 926, 956, 1_024, 1_078, 1_152, 1_160, 1_135, 1_148, 1_250, 1_150, 1_100, 1_100, 1_100, 1_339, 4_003,
  ]
  static let capitals = [
    753, 984, 1_145, 1_329, 1_531, 1_600, 1_900, 1_900, 2_000, 2_200, 2_502, 2_600, 2_900, 3_100, 3_300, 4_000,
  ]
  static let punctuation = [803, 1_336, 1_153, 1_478, 2_079, 2_591, 2_407, 3_718]
  static let threeDigits = 1_578
  static let spaces = 960
  static let twoBytes = 1_183
  static let threeBytes = 714
  static let fourBytes = 2_000
}
