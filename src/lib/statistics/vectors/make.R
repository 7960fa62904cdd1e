# Reference figures of R's package `survey`: Rscript make.R (from this folder). Writes sample.json and figures.json.
# The sample is ours, drawn from a stated model; nothing of the package's own data is used.
suppressPackageStartupMessages(library(survey))
set.seed(20261122)

number <- function(x) ifelse(is.nan(x) | is.na(x), "null", ifelse(is.infinite(x), "\"Inf\"", sprintf("%.17g", as.numeric(x))))
list_of <- function(x) paste0("[", paste(x, collapse = ","), "]")
text <- function(x) paste0("\"", x, "\"")

# A sample: 4 strata, 6 clusters each, 10 rows a cluster, two rows a household.
rows <- 240
sample <- data.frame(
  stratum = rep(1:4, each = 60),
  cluster = rep(1:24, each = 10),
  household = rep(1:120, each = 2),
  row = 1:rows
)
effect <- rnorm(24)[sample$cluster]
sample$score <- round(60 + 5 * sample$stratum + 4 * effect + rnorm(rows, 0, 8), 2)
sample$cost <- round(exp(3 + 0.3 * effect + rnorm(rows, 0, 0.5)), 2)
sample$yes <- as.numeric(runif(rows) < plogis(0.4 + 0.6 * effect))
sample$rare <- as.numeric(runif(rows) < 0.03)
sample$kind <- sample(c("a", "b", "c"), rows, replace = TRUE, prob = c(0.5, 0.3, 0.2))
sample$sex <- sample(c("m", "f"), rows, replace = TRUE)
sample$place <- paste0("p", 1 + (sample$cluster + sample$row) %% 5)
sample$likert <- sample(1:5, rows, replace = TRUE, prob = c(.05, .1, .2, .4, .25))
sample$holes <- ifelse(runif(rows) < 0.08, NA, sample$score)
sample$units <- c(30, 18, 6, 40)[sample$stratum]        # clusters of the stratum in the population; stratum 3 is taken whole
sample$houses <- 20 + sample$cluster                    # households of the cluster in the population
sample$people <- 2                                      # rows of a household: all
sample$all <- 9400
sample$inStratum <- c(3000, 2000, 1400, 3000)[sample$stratum]
sample$clusters <- 94
sample$pps <- round(20 + 60 * runif(24), 3)[sample$cluster]
sample$base <- round(10 + 40 * runif(rows), 3)

keep <- c("stratum", "cluster", "household", "score", "cost", "yes", "rare", "likert", "holes", "units", "houses",
          "people", "all", "inStratum", "clusters", "pps", "base")
words <- c("kind", "sex", "place")
columns <- c(
  sapply(keep, function(k) paste0(text(k), ":", list_of(number(sample[[k]])))),
  sapply(words, function(k) paste0(text(k), ":", list_of(text(sample[[k]])))))
writeLines(paste0("{\n", paste(columns, collapse = ",\n"), "\n}"), "sample.json")

figures <- c()
case <- ""
put <- function(what, ...) {
  values <- c(...)
  figures <<- c(figures, paste0("{\"case\":", text(case), ",\"what\":", text(what), ",\"values\":",
    list_of(number(as.numeric(values))), "}"))
}
own <- function(m) c(coef(m), SE(m))

everything <- function(name, d, quantiles = TRUE) {
  case <<- name
  put("df", degf(d))
  put("total score", own(svytotal(~score, d)))
  put("total yes", own(svytotal(~yes, d)))
  put("mean score", own(svymean(~score, d)))
  put("mean cost", own(svymean(~cost, d)))
  put("mean yes", own(svymean(~yes, d)))
  put("mean holes", own(svymean(~holes, d, na.rm = TRUE)))
  put("ratio cost score", coef(svyratio(~cost, ~score, d)), SE(svyratio(~cost, ~score, d)))
  parts <- update(d, f = as.numeric(sex == "f"), m = as.numeric(sex == "m"), sf = score * (sex == "f"), sm = score * (sex == "m"))
  women <- svyratio(~sf, ~f, parts)
  men <- svyratio(~sm, ~m, parts)
  put("by sex", coef(women), coef(men), SE(women), SE(men))
  put("sex difference", own(svycontrast(svytotal(~f + m + sf + sm, parts), quote(sf / f - sm / m))))
  if (quantiles) {
    deff <- svymean(~score + yes, d, deff = TRUE)
    put("deff", attr(deff, "deff")[1, 1], attr(deff, "deff")[2, 2])
    q <- svyquantile(~cost, d, c(0.25, 0.5, 0.9), ci = TRUE)$cost
    for (i in 1:3) put(paste("quantile cost", c(0.25, 0.5, 0.9)[i]), q[i, 1:4])
    put("interval mean yes", confint(svymean(~yes, d), df = degf(d)))
    put("interval logit yes", attr(svyciprop(~yes, d, method = "xlogit"), "ci"))
    put("interval beta yes", attr(svyciprop(~yes, d, method = "beta"), "ci"))
    put("interval beta rare", attr(svyciprop(~rare, d, method = "beta"), "ci"))
    part <- subset(d, place == "p2")
    put("mean score p2", own(svymean(~score, part)))
    put("total cost p2", own(svytotal(~cost, part)))
    put("df p2", degf(part))
    chi <- svychisq(~kind + sex, d)
    put("rao scott F", chi$statistic, chi$parameter, chi$p.value)
    chi2 <- svychisq(~kind + sex, d, statistic = "Chisq")
    put("rao scott chisq", chi2$statistic, chi2$parameter, chi2$p.value)
    tt <- svyttest(score ~ I(as.numeric(sex == "m")), d)
    put("t test", tt$estimate, tt$statistic, tt$parameter, tt$p.value)
  }
}

options(survey.lonely.psu = "fail")
everything("srs", svydesign(~1, fpc = ~all, data = sample))
everything("weighted", svydesign(~1, weights = ~base, data = sample))
everything("stratified", svydesign(~1, strata = ~stratum, fpc = ~inStratum, data = sample))
everything("stratified weighted", svydesign(~1, strata = ~stratum, weights = ~base, data = sample))
everything("cluster", svydesign(~cluster, fpc = ~clusters, data = sample))
everything("stratified cluster", svydesign(~cluster, strata = ~stratum, weights = ~base, data = sample))
everything("pps", svydesign(~cluster, strata = ~stratum, weights = ~pps, data = sample))
everything("two stage", svydesign(~cluster + household, fpc = ~clusters + houses, data = sample))
everything("certainty", svydesign(~cluster + household, strata = ~stratum, fpc = ~units + houses, data = sample))
everything("three stage", svydesign(~cluster + household + row, strata = ~stratum, fpc = ~units + houses + people, data = sample))

one <- sample[sample$stratum != 2 | sample$cluster == 7, ]
two <- sample[!(sample$stratum %in% c(2, 4)) | sample$cluster %in% c(7, 19), ]
for (option in c("remove", "certainty", "adjust", "average")) {
  options(survey.lonely.psu = option)
  everything(paste("one lonely", option), svydesign(~cluster, strata = ~stratum, weights = ~base, data = one), FALSE)
  everything(paste("two lonely", option), svydesign(~cluster, strata = ~stratum, fpc = ~units, data = two), FALSE)
}
options(survey.lonely.psu = "fail")

d <- svydesign(~cluster, strata = ~stratum, weights = ~base, data = sample)
sexes <- data.frame(sex = c("f", "m"), Freq = c(3900, 3500))
kinds <- data.frame(kind = c("a", "b", "c"), Freq = c(3600, 2300, 1500))
post <- postStratify(d, ~kind, kinds)
everything("post-stratified", post, FALSE)
put("weights", weights(post)[1:6])
raked <- rake(d, list(~sex, ~kind), list(sexes, kinds), control = list(maxit = 200, epsilon = 1e-13))
everything("raked", raked, FALSE)
put("weights", weights(raked)[1:6])
greg <- calibrate(d, ~ score + sex, c(`(Intercept)` = 7400, score = 540000, sexm = 3500))
everything("calibrated", greg, FALSE)
put("weights", weights(greg)[1:6])
trimmed <- trimWeights(d, lower = 15, upper = 45)
case <- "trimmed"
put("weights", weights(trimmed)[1:6])

replicated <- function(name, r) {
  case <<- name
  put("total score", own(svytotal(~score, r)))
  put("mean score", own(svymean(~score, r)))
  put("mean yes", own(svymean(~yes, r)))
  put("ratio cost score", coef(svyratio(~cost, ~score, r)), SE(svyratio(~cost, ~score, r)))
  put("scales", r$scale, r$rscales[1], length(r$rscales))
}
replicated("jk1", as.svrepdesign(svydesign(~cluster, weights = ~base, data = sample), type = "JK1"))
replicated("jk1 fpc", as.svrepdesign(svydesign(~cluster, fpc = ~clusters, data = sample), type = "JK1"))
replicated("jkn", as.svrepdesign(d, type = "JKn"))
replicated("jkn fpc", as.svrepdesign(svydesign(~cluster, strata = ~stratum, fpc = ~units, data = sample), type = "JKn"))
pairs <- sample[sample$cluster %% 6 %in% c(1, 2), ]
half <- as.svrepdesign(svydesign(~cluster, strata = ~stratum, weights = ~base, data = pairs), type = "BRR")
replicated("brr", half)
boot <- as.svrepdesign(d, type = "subbootstrap", replicates = 40)
replicated("bootstrap", boot)
matrix_of <- function(r) {
  w <- weights(r, type = "replication")
  list_of(apply(w, 2, function(column) list_of(number(column))))
}
given <- paste0("{\"brr\":", matrix_of(half), ",\n\"bootstrap\":", matrix_of(boot), "}")
writeLines(given, "replicates.json")
writeLines(paste0("[\n", paste(figures, collapse = ",\n"), "\n]"), "figures.json")
cat(length(figures), "lines,", R.version.string, "survey", as.character(packageVersion("survey")), "\n")

# Figures of whole surveys: surveys.json, in the form of figures.json. Nothing is drawn at random from here on.
figures <- c()
sample$other <- (sample$likert + sample$row) %% 5 + 1
sample$pleased <- as.numeric(sample$likert >= 4)
sample$pleasedOther <- as.numeric(sample$other >= 4)
d <- svydesign(~cluster, strata = ~stratum, weights = ~base, data = sample)

case <- "certainty as strata"
sure <- sample$stratum == 3
folded <- transform(sample, h = ifelse(sure, paste("c", cluster), stratum), u = ifelse(sure, paste("h", household), cluster))
folded <- svydesign(~u, strata = ~h, weights = ~base, data = folded)
put("df", degf(folded))
put("mean score", own(svymean(~score, folded)))
put("total yes", own(svytotal(~yes, folded)))
put("ratio cost score", coef(svyratio(~cost, ~score, folded)), SE(svyratio(~cost, ~score, folded)))

case <- "together"
three <- svymean(~score + cost + yes, d)
put("means", coef(three))
put("covariance", as.vector(vcov(three)))
put("composite", own(svycontrast(three, c(score = 0.2, cost = 0.3, yes = 0.5))))
answers <- update(d, both = pleased + pleasedOther, two = 2)
put("satisfied together", coef(svyratio(~both, ~two, answers)), SE(svyratio(~both, ~two, answers)))
put("satisfied mean of items", own(svycontrast(svymean(~pleased + pleasedOther, d), c(0.5, 0.5))))
scores <- svymean(~likert + other + yes, d)
dimension <- svycontrast(scores, c(likert = 9 / 2 / 2 / 4, other = -9 / 2 / 2 / 4, yes = 9 / 2))
put("dimension", coef(dimension) + 1 + 9 / 4 / 4 * (5 - 1), SE(dimension))

case <- "two surveys"
early <- subset(d, stratum <= 2)
late <- subset(d, stratum > 2)
a <- svymean(~score, early)
b <- svymean(~score, late)
v <- c(SE(a), SE(b))^2
df <- sum(v)^2 / sum(v^2 / c(degf(early), degf(late)))
stacked <- svyby(~score, ~wave, update(d, wave = as.numeric(stratum > 2)), svymean, covmat = TRUE)
put("stacked difference", own(svycontrast(stacked, c(-1, 1))))
put("difference", coef(b) - coef(a), sqrt(sum(v)), df, 2 * pt(-abs((coef(b) - coef(a)) / sqrt(sum(v))), df))

case <- "non-response"
kept <- !is.na(sample$holes)
class_sum <- function(x) ave(x, sample$kind, FUN = sum)
adjusted <- ifelse(kept, sample$base * class_sum(sample$base) / class_sum(sample$base * kept), 0)
answered <- subset(svydesign(~cluster, strata = ~stratum, weights = ~w, data = transform(sample, w = adjusted)), kept)
put("weights", adjusted[1:12])
put("mean holes", own(svymean(~holes, answered)))

case <- "ranks"
places <- svyby(~score, ~stratum, d, svymean, covmat = TRUE)
pairs <- combn(4, 2)
p <- apply(pairs, 2, function(k) {
  by <- rep(0, 4); by[k] <- c(1, -1)
  it <- svycontrast(places, by)
  2 * pt(-abs(coef(it) / SE(it)), degf(d))
})
apart <- p.adjust(p, "holm") <= 0.05
value <- coef(places)
better <- sapply(1:4, function(i) sum(sapply(1:4, function(j) j != i && value[j] > value[i] && any(apart & colSums(pairs == i | pairs == j) == 2))))
worse <- sapply(1:4, function(i) sum(sapply(1:4, function(j) j != i && value[j] < value[i] && any(apart & colSums(pairs == i | pairs == j) == 2))))
put("values", value)
put("low", 1 + better)
put("high", 4 - worse)

# Means of several items by place, for the engine that makes all of them at once.
by_place <- function(name, d) {
  case <<- name
  got <- svyby(~score + cost + yes + likert, ~place, d, svymean)
  for (item in c("score", "cost", "yes", "likert")) {
    put(paste("means", item), got[[item]])
    put(paste("errors", item), got[[paste0("se.", item)]])
  }
}
by_place("by place, stratified cluster", d)
by_place("by place, two stage", svydesign(~cluster + household, fpc = ~clusters + houses, data = sample))
by_place("by place, certainty", svydesign(~cluster + household, strata = ~stratum, fpc = ~units + houses, data = sample))
by_place("by place, three stage", svydesign(~cluster + household + row, strata = ~stratum, fpc = ~units + houses + people, data = sample))
# Domains that lie in some strata only, under fitted weights: the strata outside add to the variance too.
fitted_by <- function(name, d) {
  case <<- name
  for (by in c("stratum", "place")) {
    got <- svyby(~score + yes, as.formula(paste("~", by)), d, svymean)
    for (item in c("score", "yes")) put(paste("by", by, item), got[[item]], got[[paste0("se.", item)]])
  }
}
fitted_by("fitted, post-stratified", post)
fitted_by("fitted, raked", raked)
fitted_by("fitted, calibrated", greg)
fitted_by("fitted, post-stratified within strata", postStratify(update(d, cell = paste(stratum, sex)), ~cell,
  data.frame(cell = sort(unique(paste(sample$stratum, sample$sex))), Freq = 900 + 50 * 1:8)))
writeLines(paste0("[\n", paste(figures, collapse = ",\n"), "\n]"), "surveys.json")
cat(length(figures), "lines of whole surveys\n")
