# Draws a sample again from its seed, without any of our code: SPEC A-D in base R.
#   Rscript draw.R SEED PLAN.csv FRAME1.csv [FRAME2.csv ...] > drawn.csv
# PLAN.csv: number,stage,method,stratum,take,reserves - a line a stage (number 1, 2, ...), or one for each stratum.
# FRAMEk.csv: id,parent,stratum,size,certain - the units of stage k in their order (empty where there is none).
# drawn.csv: stage,stream,parent,stratum,id,role,place,over,under (chance over/under at its stage; place among reserves).
library(parallel)
args <- commandArgs(trailingOnly = TRUE)
read <- function(file) read.csv(file, colClasses = "character", encoding = "UTF-8", na.strings = NULL)

# One whole number below k from R's own generator (MRG32k3a), each as likely.
m1 <- 4294967087
below <- function(k) {
  limit <- m1 - m1 %% k
  repeat {
    z <- round(runif(1) / 2.328306549295727688e-10) - 1
    if (z < limit) return(z %% k)
  }
}
shuffled <- function(x, n = length(x)) {
  for (i in seq_len(min(n, length(x) - 1))) {
    j <- i + below(length(x) - i + 1)
    x[c(i, j)] <- x[c(j, i)]
  }
  x[seq_len(n)]
}
# Rows drawn out of sizes: data frame at, over, under.
draw_from <- function(sizes, method, take, forced) {
  sure <- forced
  rest <- setdiff(seq_along(sizes), sure)
  repeat {
    n <- min(take - length(sure), length(rest))
    total <- sum(sizes[rest])
    large <- if (n == 0) integer() else rest[sizes[rest] * n >= total]
    if (length(large) == 0) break
    sure <- c(sure, large)
    rest <- setdiff(rest, large)
  }
  drawn <- data.frame(at = sure, over = rep(1, length(sure)), under = rep(1, length(sure)))
  if (n == 0) return(drawn)
  if (method == "random") {
    picked <- if (length(rest) == 1) rest else shuffled(rest, n)
    return(rbind(drawn, data.frame(at = picked, over = n, under = length(rest))))
  }
  points <- below(total) + total * (0:(n - 1))
  upper <- cumsum(sizes[rest]) * n
  hit <- findInterval(points, upper) + 1
  rbind(drawn, data.frame(at = rest[hit], over = sizes[rest[hit]] * n, under = total))
}
draw_group <- function(units, method, take, reserves) {
  sizes <- if (method == "pps") as.numeric(units$size) else rep(1, nrow(units))
  first <- draw_from(sizes, method, take, which(units$certain == "true"))
  left <- setdiff(seq_len(nrow(units)), first$at)
  second <- draw_from(sizes[left], method, min(reserves, length(left)), integer())
  order_of <- if (nrow(second) > 1) shuffled(second$at) else second$at
  first <- first[order(first$at), ]
  rbind(
    data.frame(id = units$id[first$at], role = rep("sample", nrow(first)), place = rep(0, nrow(first)), over = first$over, under = first$under),
    data.frame(id = units$id[left[order_of]], role = rep("reserve", length(order_of)), place = seq_along(order_of),
               over = rep(0, length(order_of)), under = rep(0, length(order_of))))
}

RNGkind("L'Ecuyer-CMRG")
set.seed(as.integer(args[1]))
state <- .Random.seed
plan <- read(args[2])
parents <- NULL
stream <- 0
all <- NULL
for (k in seq_len(max(as.integer(plan$number)))) {
  frame <- read(args[2 + k])
  lines <- plan[as.integer(plan$number) == k, ]
  groups <- if (is.null(parents)) unique(frame$stratum) else parents
  drawn_here <- character()
  for (group in groups) {
    stream <- stream + 1
    if (stream > 1) state <- nextRNGStream(state)
    assign(".Random.seed", state, envir = globalenv())
    units <- if (is.null(parents)) frame[frame$stratum == group, ] else frame[frame$parent == group, ]
    for (stratum in unique(units$stratum)) {
      own <- units[units$stratum == stratum, ]
      line <- if (nrow(lines) == 1 && lines$stratum == "") lines else lines[lines$stratum == stratum, ]
      got <- draw_group(own, line$method, as.numeric(line$take), as.numeric(line$reserves))
      drawn_here <- c(drawn_here, got$id[got$role == "sample"])
      if (nrow(got) > 0) all <- rbind(all, cbind(stage = line$stage, stream = as.character(stream),
        parent = if (is.null(parents)) "" else group, stratum = stratum, got))
    }
  }
  parents <- drawn_here
}
for (column in c("over", "under", "place")) all[[column]] <- sprintf("%.0f", all[[column]])
write.csv(all, stdout(), row.names = FALSE, quote = TRUE)
