"""The parameters of every route, as OPTIONS told them on a real server."""

from storemanager.practice.woocommerce.parameters import Parameter, parameters

ORDER_STATUSES = (
    "pending",
    "processing",
    "on-hold",
    "completed",
    "cancelled",
    "refunded",
    "failed",
    "checkout-draft",
)
_STATUS = "any,future,trash,draft,pending,private,publish"
_ORDER_STATUS = "auto-draft," + ",".join(ORDER_STATUSES)
_PAGE = (
    "context:string{view,edit}=view page:integer=1>=1 per_page:integer=10>=1<=100 search:string "
    "exclude:array[integer] include:array[integer] offset:integer "
)
_DATES = (
    "after:string~date-time before:string~date-time modified_after:string~date-time "
    "modified_before:string~date-time dates_are_gmt:boolean=false order:string{asc,desc}=desc "
)
_PARENTS = "parent:array[integer] parent_exclude:array[integer] include_meta:array[string] exclude_meta:array[string] "
_SALE = (
    "date_on_sale_from:null|string date_on_sale_from_gmt:null|string date_on_sale_to:null|string "
    "date_on_sale_to_gmt:null|string "
)
_STOCK_STATUS = "stock_status:string{instock,outofstock,onbackorder} "
_GOODS = (
    "description:string sku:string global_unique_id:string regular_price:string sale_price:string "
    + _SALE
    + "virtual:boolean downloadable:boolean downloads:array download_limit:integer download_expiry:integer "
    "tax_status:string{taxable,shipping,none} tax_class:string stock_quantity:integer "
    + _STOCK_STATUS
    + "backorders:string{no,notify,yes} low_stock_amount:integer|null weight:string dimensions:object "
    "shipping_class:string menu_order:integer meta_data:array attributes:array "
)

PRODUCT_LIST = parameters(
    _PAGE
    + _DATES
    + _PARENTS
    + "orderby:string{date,id,include,title,slug,modified,popularity,rating,post__in,price,sales,menu_order,"
    "random,popularity,rating,menu_order,price,popularity,rating}=date slug:string "
    f"status:string{{{_STATUS}}}=any type:string{{simple,grouped,external,variable}} sku:string "
    "brand:string featured:boolean category:string tag:string on_sale:boolean min_price:string max_price:string "
    "image_size:string=full " + _STOCK_STATUS + "search_sku:string search_name_or_sku:string "
    f"include_status:array[string{{{_STATUS}}}] "
    "exclude_status:array[string{future,trash,draft,pending,private,publish}] "
    "include_types:array[string{simple,grouped,external,variable}] "
    "exclude_types:array[string{simple,grouped,external,variable}] downloadable:boolean virtual:boolean"
)
VARIATION_LIST = parameters(
    _PAGE + _DATES + _PARENTS + "orderby:string{date,id,include,title,slug,modified,menu_order}=date slug:string "
    f"status:string{{{_STATUS}}}=any sku:string on_sale:boolean min_price:string max_price:string "
    "image_size:string=full "
    + _STOCK_STATUS
    + "has_price:boolean virtual:boolean downloadable:boolean attributes:array"
)
PRODUCT_WRITE = parameters(
    _GOODS + "name:string slug:string date_created:null|string date_created_gmt:null|string "
    "type:string{simple,grouped,external,variable} "
    "status:string{draft,pending,private,publish,future,auto-draft,trash} featured:boolean "
    "catalog_visibility:string{visible,catalog,search,hidden} short_description:string external_url:string "
    "button_text:string manage_stock:boolean sold_individually:boolean reviews_allowed:boolean "
    "post_password:string upsell_ids:array[integer] cross_sell_ids:array[integer] parent_id:integer "
    "purchase_note:string categories:array brands:array tags:array images:array default_attributes:array"
)
VARIATION_WRITE = parameters(
    _GOODS + "status:string{draft,pending,private,publish} manage_stock:boolean|string image:object "
    "gallery_image_ids:array[integer]"
)
ORDER_LIST = parameters(
    _PAGE + _DATES + _PARENTS + f"orderby:string{{date,id,include,title,slug,modified}}=date "
    f"status:array[string{{any,trash,{_ORDER_STATUS}}}]=any "
    "customer:integer product:integer dp:integer=0 created_via:array[string]"
)
ORDER_WRITE = parameters(
    f"parent_id:integer created_via:string status:string{{{_ORDER_STATUS}}} currency:string customer_id:integer "
    "customer_note:string billing:object~address shipping:object payment_method:string "
    "payment_method_title:string transaction_id:string meta_data:array line_items:array shipping_lines:array "
    "fee_lines:array coupon_lines:array set_paid:boolean manual_update:boolean"
)
REFUND_LIST = parameters(
    _PAGE + _DATES + _PARENTS + "orderby:string{date,id,include,title,slug,modified}=date dp:integer=0"
)
REFUND_WRITE = parameters(
    "amount:string reason:string refunded_by:integer meta_data:array shipping_lines:array fee_lines:array "
    "api_refund:boolean=true api_restock:boolean=true"
)
NOTE_LIST = parameters("context:string{view,edit}=view type:string{any,customer,internal}=any")
NOTE_WRITE = parameters("note:string! customer_note:boolean=false added_by_user:boolean=false")
CUSTOMER_LIST = parameters(
    _PAGE + "order:string{asc,desc}=asc orderby:string{id,include,name,registered_date}=name email:string~email "
    "role:string{all,administrator,editor,author,contributor,subscriber,customer,shop_manager}=customer"
)
_CUSTOMER = "first_name:string last_name:string password:string billing:object~address shipping:object meta_data:array "
CUSTOMER_CREATE = parameters("email:string~email! username:string " + _CUSTOMER)
CUSTOMER_WRITE = parameters("email:string~email username:string " + _CUSTOMER)
COUPON_LIST = parameters(_PAGE + _DATES + "orderby:string{date,id,include,title,slug,modified}=date code:string")
_COUPON = (
    "amount:number|string status:string description:string "
    "date_expires:null|string date_expires_gmt:null|string individual_use:boolean "
    "product_ids:array[integer] excluded_product_ids:array[integer] usage_limit:integer "
    "usage_limit_per_user:integer limit_usage_to_x_items:integer free_shipping:boolean "
    "product_categories:array[integer] excluded_product_categories:array[integer] exclude_sale_items:boolean "
    "minimum_amount:number|string maximum_amount:number|string email_restrictions:array[string] meta_data:array "
)
COUPON_CREATE = parameters("code:string! discount_type:string{percent,fixed_cart,fixed_product}=fixed_cart " + _COUPON)
COUPON_WRITE = parameters("code:string discount_type:string{percent,fixed_cart,fixed_product} " + _COUPON)
CATEGORY_LIST = parameters(
    _PAGE + "order:string{asc,desc}=asc orderby:string{id,include,name,slug,term_group,description,count}=name "
    "hide_empty:boolean=false parent:integer product:integer slug:string|array"
)
_CATEGORY = (
    "slug:string parent:integer description:string display:string{default,products,subcategories,both} image:object"
)
CATEGORY_CREATE = parameters("name:string! " + _CATEGORY)
CATEGORY_WRITE = parameters("name:string " + _CATEGORY)
WEBHOOK_LIST = parameters(
    _PAGE + "after:string~date-time before:string~date-time order:string{asc,desc}=desc "
    "orderby:string{date,id,title}=date status:string{all,active,paused,disabled}=all"
)
WEBHOOK_CREATE = parameters(
    "name:string status:string{active,paused,disabled}=active topic:string! secret:string delivery_url:string!"
)
WEBHOOK_WRITE = parameters(
    "name:string status:string{active,paused,disabled} topic:string secret:string delivery_url:string"
)
DELETE = parameters("force:boolean=false")
NOTHING: dict[str, Parameter] = {}
