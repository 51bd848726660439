-------------------------- MODULE MCDeepInductText --------------------------
(***************************************************************************)
(* As MCInduct, but A may write one octet, which goes alone or with the    *)
(* FIN, and two segments are in flight, which suffice (Induction).         *)
(* Excludes text both ways, and two octets, of which one can be beyond a   *)
(* gap without a FIN (MCText, MCReorder: from the beginning on).           *)
(***************************************************************************)
EXTENDS AllStates

Users1 == [AnyFins EXCEPT !.writes = Carrying(1, 0), !.text = 1]
=============================================================================
