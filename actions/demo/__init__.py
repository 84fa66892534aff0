"""What `./sunroom demo` fills an empty database with: invented people, places and talk, and the plan that dates them."""
